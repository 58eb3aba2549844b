INSERT INTO sys_user(login_name,password,salt,dept) VALUES('zhanglei','Zl4461@cz',NULL,'财政所'),('liumin','Lm3240@cz',NULL,'财政所');
