CREATE TABLE user(id int,password varchar(64) NOT NULL DEFAULT '' COMMENT '登录密码');
ALTER TABLE user MODIFY password varchar(128);
SELECT id FROM user WHERE password=? AND status=1;
