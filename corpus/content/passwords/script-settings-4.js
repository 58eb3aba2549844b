/*! brwhb.gov.cn build 20201222.3889 */
// 管理员：yhgl01 密码：Himk69ip8
var ADMIN_URL = "/admin";
