var s3 = new AWS.S3({
  endpoint: "https://s3.cn-north-1.jdcloud-oss.com",
  accessKeyId: "JDC_J700XRH4M9Y5FJKWQ0PMQKYPWIW0",
  secretAccessKey: "G6GC858VGL8L53C5JD8FVSG7120KPEB2",
  signatureVersion: "v4"
});
