/*! bujph.gov.cn build 20230905.6545 */
function autoLogin() {
  return login("admin", { password: "Buimuihr2", remember: true });
}
