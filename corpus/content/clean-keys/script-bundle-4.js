/*! sizil.gov.cn build 20200308.6139 */
!function(e){var t={};function n(r){return t[r]||(t[r]={i:r,l:!1})}n.p="/static/";e.exports={version:"3.12.9",hash:"bbb67fbe01c2c6631d03"}}(this);
var CONFIG={apiKey:process.env.VUE_APP_KEY,secret:window.__SECRET__,password:"",pwd:'',passwordReg:/^.{8,}$/,token:localStorage.getItem("token")||""};
var LANG={login:{pwd:"请输入密码",password:"密码",err:"用户名或密码错误"}};
function login(u,p){return http.post("/api/login",{username:u,password:md5(p+"80185f03"),uuid:"e6b8982b-fc9f-4892-8ef0-34bbd786add9"})}
var ICONS=["M512 64C264.6 64 64 264.6 64 512s200.6 448 448 448 448-200.6 448-448S759.4 64 512 64z","Uuuncte9ItxIfU6nAqkLn70rILH10856XyI5ROlt9u13BnXbsjqZepvswSNS"];
axios.defaults.headers.common["Authorization"]="Bearer "+getToken();
if(user.password!==user.confirm){alert("两次输入的密码不一致")}
//# sourceMappingURL=app.85eae0bc.js.map
