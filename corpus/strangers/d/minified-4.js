export default {
  login: {
    username: "用户名",
    password: "密码",
    passwordTip: "密码为8-16位字母数字组合",
    forgot: "忘记密码？",
    errorPwd: "密码错误，请重新输入",
    oldPassword: "原密码",
    newPassword: "新密码"
  },
  card: { idCard: "身份证号", mobile: "手机号", bankCard: "银行卡号" }
}
