/*! xjyaj.gov.cn build 20240807.3027 */
axios.post("/auth/login", {"account":"sbuser","pwd":"KBVfj@hsUc53","type":"pwd"});
