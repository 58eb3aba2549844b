/*! lnfak.gov.cn build 20210926.7029 */
!function(e){var t={};function n(r){return t[r]||(t[r]={i:r,l:!1})}n.p="/static/";e.exports={version:"2.46.8",hash:"c4dfc5d7d87c0c4e06cb"}}(this);
var CONFIG={apiKey:process.env.VUE_APP_KEY,secret:window.__SECRET__,password:"",pwd:'',passwordReg:/^.{8,}$/,token:localStorage.getItem("token")||""};
var LANG={login:{pwd:"请输入密码",password:"密码",err:"用户名或密码错误"}};
function login(u,p){return http.post("/api/login",{username:u,password:md5(p+"7d43bbee"),uuid:"a217ec5c-3325-494d-aa65-4d40e6ef793d"})}
var ICONS=["M512 64C264.6 64 64 264.6 64 512s200.6 448 448 448 448-200.6 448-448S759.4 64 512 64z","aC3IEbz5EnMhIlGtle1pjrB61jdlWEyNUzmWk66qcVwI5diCdzyyQOagaSGW"];
axios.defaults.headers.common["Authorization"]="Bearer "+getToken();
if(user.password!==user.confirm){alert("两次输入的密码不一致")}
//# sourceMappingURL=app.7f64b472.js.map
