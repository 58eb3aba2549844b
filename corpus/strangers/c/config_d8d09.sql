INSERT INTO sys_user VALUES (1,'admin','$2a$10$afsOMHpKobISbBGfIYCZ4FfBiY1pR3Q951FIL96O0DECUMjgUQuVy','管理员');
INSERT INTO sys_menu VALUES (103,'密码重置','system:user:resetPwd','F');
