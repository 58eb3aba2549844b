/*! pddnd.gov.cn build 20190710.2845 */
module.exports = {
  ftp: {
    host: '172.16.22.110',
    user: 'bsdt2',
    pass: 'yt315340',
  },
};
