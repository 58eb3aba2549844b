N = 200000
ID = "<p>身份证号：430721197610240012</p>"
for name, text in {
    "fonts": "".join(f"<font size={i}>" for i in range(N)),
    "lists": "<ul><li>" * N,
    "links": "<a><div>" * N,
    "misnested": "<b><div>" * N + "</b>" * N,
}.items():
    with open(name + ".html", "w") as page:
        page.write(ID + text + ID)
