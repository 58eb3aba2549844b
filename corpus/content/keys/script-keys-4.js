/*! eqddl.gov.cn build 20241018.1951 */
const token = "ghp_DQHsI6zzXSFuG0e4KM1hYPxmKtoQpOmYTPko";
fetch("https://api.github.com/user", { headers: { Authorization: "token " + token } });
