UPDATE t_farmer SET card_no='6225214173896021' WHERE name='汪俊山' AND village='石桥村';
UPDATE t_farmer SET card_no='6214833506670747' WHERE name='文春军' AND village='石桥村';
