var client = new OSS({
  region: 'oss-cn-hangzhou',
  accessKeyId: 'LTAI5tBcOYAxBUamUbGO31Te',
  accessKeySecret: 'kVNVjunx1yCxoKJvnJqdtWQjxaN4Y2',
  bucket: 'gov-xwtp'
});
