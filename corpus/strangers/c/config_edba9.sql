UPDATE hr_staff SET bank_card='6210984951129256551' WHERE staff_name='常永娜';
UPDATE hr_staff SET bank_card='6230594130218822868' WHERE staff_name='曹浩芳';
