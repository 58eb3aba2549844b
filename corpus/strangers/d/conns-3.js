// 采集脚本配置
module.exports = {
  mongo: "mongodb://root:p73khdc2@192.168.12.11:27017/opinion?authSource=admin",
  interval: 3600,
  sites: ["https://www.quannan.gov.cn/", "https://www.gov.cn/"]
};
