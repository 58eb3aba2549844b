var cos = new COS({
  SecretId: 'AKIDlkIqCBwy91N5NwD4b6c1qjHnN5KWnq0h',
  SecretKey: 'WimPr4nbfVjPY1Tkjlwj3LgZ7SCyL1BE'
});
var Bucket = 'wenshang-1265636254';
var Region = 'ap-guangzhou';
