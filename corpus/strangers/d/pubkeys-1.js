// 登录密码加密公钥
var pubKey = "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqr0ktd7boJNoXs1DkESs\nK0OH4BHu3tH1PeSRCR/Q7ZFICkSF73M60iGRg0qnIk7SbkrBzoCHsxMm2OfqYx4Q\n+cALaroGRxGlMqr4yXz7ulRL+gn80njWPZutofl8le0THo0vo1dyAxk3v6nRrxuG\niJtsD9t4QvGGlv7W1Ni1JphLaFhkiF/poMzRiF6ogP6bW9tRyE+LSM3ka13gOMqt\nZtFplMWjqxO2GY9utlYY/mbyVlkodqxym00cSNwgYgy0KtBbUIhVIaawvO+xbcET\ncXLmzgbE8OnI6VyBpPdzaNtTCtvK5jdJSJClVnT9UHpEYEnOQVWtQjmxpu1Wz+8g\nhQIDAQAB\n-----END PUBLIC KEY-----";
var encrypt = new JSEncrypt(); encrypt.setPublicKey(pubKey);
var data = encrypt.encrypt($("#password").val());
