export default {
  login: { title: '用户登录', username: '账号', password: '密码', passwordPlaceholder: '请输入密码', passwordError: '密码错误', confirmPassword: '确认密码', oldPassword: '原密码' },
  rules: { password: '密码须为8-20位字母与数字组合' },
  en: { password: 'Password', resetPassword: 'Reset your password', passwordRequired: 'Password is required' }
};
