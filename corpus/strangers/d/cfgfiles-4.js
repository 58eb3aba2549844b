var CONFIG = {
  baseUrl: "http://10.99.216.13:9080/gisapi",
  title: "容县不动产登记一张图",
  center: [110.087074, 32.386708],
  zoom: 12,
  user: "gisadmin",
  password: "Zwgk!2018!",
  tdtKey: "add776a84d8913a72092528f20b93c31"
};
