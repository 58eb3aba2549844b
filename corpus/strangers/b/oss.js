const client = new OSS({region:'oss-cn-hangzhou',accessKeyId:'LTAI5tUkTjPgWPSseonwvER4',accessKeySecret:'MX6kzWiF8r16if3BRGpQBNBqdVFxSy',bucket:'gov-upload'});
