$.ajaxSetup({
  headers: { "X-Access-Token": "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZG1pbiIsInVpZCI6NDAxLCJyb2xlcyI6WyJST0xFX0FETUlOIl0sImlhdCI6MTc1NzQ4MDc1MSwiZXhwIjoxNzU4MDg1NTUxfQ.dpte4Zp6tYodifPzfmqq96Fw9Ss_E3xZMw2fwB4kRx1HbvKdTEeO4e1eelWtsRYxp7DD0PQn52GQ793XPq9VCrvzMp1LCBnnis1a5paSCoenBUHAQpN6ES1xOzUwzOo-qKba8mkOaRQRt5TMjZIhKzk1e5ctWE5T-oIZAHUHKxl31XJVwd35cWmvHWI3YZiEkmhk6q-VQ2oL4aTYvBMvtQQnD_1BRGmuto9opthRUbJcUUkBY1rCSXbBaEP7ueHiJQci5CnzIXAWeJ6Df4o597kWH7unRJtf0XUWMJROYazQ-vp1BldLV-J9rt-Dhj926jh4-MubfXW62jv1hnCVVw" }
});
function loadData(){
  $.getJSON("/jeecg-boot/sys/dict/list?pageNo=1&pageSize=100", function(r){ render(r.result.records); });
}
