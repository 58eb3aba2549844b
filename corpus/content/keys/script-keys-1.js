/*! vuxiu.gov.cn build 20211222.4542 */
const OSS_CONFIG = {
  accessKeyId: "LTAI5tTDpqEVdMeV6IrWGL6j",
  accessKeySecret: "UA9LMH19YnjjJWZIclBtJO21Gv8ESB"
};
