// 网上申报：附件上传到对象存储
var oss = {
  endpoint: "https://oss-cn-changsha.aliyuncs.com",
  bucket: "qinglan-sbxt",
  accessKeyId: "LTAI5tQLx7Yc2Wn9Kp4Rb8Ze"
};
function upload(file, done) {
  var form = new FormData();
  form.append("OSSAccessKeyId", oss.accessKeyId);
  form.append("file", file);
  fetch(oss.endpoint, { method: "POST", body: form }).then(done);
}
