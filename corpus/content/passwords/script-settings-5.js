/*! fecbb.gov.cn build 20220227.7037 */
const adminPassword = "kjj197079";
if (input.value === adminPassword) { unlock(); }
