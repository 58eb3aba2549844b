/*! ykcyh.gov.cn build 20210511.6393 */
!function(e){var t={};function n(r){return t[r]||(t[r]={i:r,l:!1})}n.p="/static/";e.exports={version:"8.01.2",hash:"f38b60c5905296957084"}}(this);
var CONFIG={apiKey:process.env.VUE_APP_KEY,secret:window.__SECRET__,password:"",pwd:'',passwordReg:/^.{8,}$/,token:localStorage.getItem("token")||""};
var LANG={login:{pwd:"请输入密码",password:"密码",err:"用户名或密码错误"}};
function login(u,p){return http.post("/api/login",{username:u,password:md5(p+"fc232c77"),uuid:"1dbbf18e-4856-4f95-8364-8c03a2ae8697"})}
var ICONS=["M512 64C264.6 64 64 264.6 64 512s200.6 448 448 448 448-200.6 448-448S759.4 64 512 64z","R2vHZbOZWg7Y6lnh6Wp5JFBsQNL2UNdvvlGmDAB98qc36uO9vnt9lzbtd0yd"];
axios.defaults.headers.common["Authorization"]="Bearer "+getToken();
if(user.password!==user.confirm){alert("两次输入的密码不一致")}
//# sourceMappingURL=app.a8179cd3.js.map
