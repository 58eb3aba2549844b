/*! zrxme.gov.cn build 20200802.5342 */
var wx = {
  appId: "wx59a65ded3d76c3d4",
  appSecret: "74ee1f5447dba655e18f5917a0830373"
};
