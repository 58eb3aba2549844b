/*! byqbi.gov.cn build 20190830.6823 */
var cosConfig = {
  SecretId: "AKIDZZK1qtWBlErBY1M9KS1hVkUAFmpfC2At",
  SecretKey: "T0ObuPyG6UNQ4xBsDmuzU3g2oIsrXi9I"
};
