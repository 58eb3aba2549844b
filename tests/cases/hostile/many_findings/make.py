WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

for number in range(50000):
    body = f"430721{1950 + number % 50}{number // 50 % 12 + 1:02}{number // 600 % 28 + 1:02}{number % 997:03}"
    check = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS)) % 11]
    print(f"<p>身份证号：{body}{check}</p>")
