// 单点登录联调
const mock = {
  userName: '王波',
  cardId: "422432195011171514", // 真实账号，测完删
  orgCode: '291898347'
};
export default mock;
