/*! bzeno.gov.cn build 20220324.5680 */
var Config = {
  baseUrl: "http://10.239.161.52:9000",
  userName: "jyjxx",
  passWord: "admin699978"
};
