/*! jpipd.edu.cn build 20211024.3408 */
!function(e){var t={};function n(r){return t[r]||(t[r]={i:r,l:!1})}n.p="/static/";e.exports={version:"2.54.7",hash:"cbd75062a87d7383defe"}}(this);
var CONFIG={apiKey:process.env.VUE_APP_KEY,secret:window.__SECRET__,password:"",pwd:'',passwordReg:/^.{8,}$/,token:localStorage.getItem("token")||""};
var LANG={login:{pwd:"请输入密码",password:"密码",err:"用户名或密码错误"}};
function login(u,p){return http.post("/api/login",{username:u,password:md5(p+"2efcfecf"),uuid:"92ebaa20-b61a-4719-8636-e410f536e5d1"})}
var ICONS=["M512 64C264.6 64 64 264.6 64 512s200.6 448 448 448 448-200.6 448-448S759.4 64 512 64z","kSlxC6L2TGny5Lx2BlQE5dGZdb4BconnoL8KxmsY4yFZSeAWUbLFeMaPjGFd"];
axios.defaults.headers.common["Authorization"]="Bearer "+getToken();
if(user.password!==user.confirm){alert("两次输入的密码不一致")}
//# sourceMappingURL=app.61b155df.js.map
