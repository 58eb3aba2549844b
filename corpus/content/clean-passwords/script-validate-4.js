/*! gajsa.edu.cn build 20240317.9324 */
$.extend($.fn.validatebox.defaults.rules, { pwd: { validator: function (v) { return /^(?=.*\d)(?=.*[a-zA-Z]).{8,20}$/.test(v); }, message: '密码必须包含字母和数字，长度8-20位' } });
var password = document.getElementById('password'), pwd2 = $('#pwd2').val();
if (password.value == '' || password.value == '请输入密码') { alert('请输入密码！'); }
var params = { password: hex_md5(password.value), username: $.trim($('#username').val()), passwordType: 'md5' };
var PASSWORD_EXPIRED = 10014, PASSWORD_ERROR = "10012", passwordMinLength = 8;
var tip = { password: '密码：', password_placeholder: '8-20位字母数字组合', password_weak: '弱', pwd_ok: '密码可用' };
