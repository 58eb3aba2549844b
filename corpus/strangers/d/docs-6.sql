-- 建表脚本
CREATE TABLE sys_user (
  id BIGINT PRIMARY KEY COMMENT '主键',
  user_name VARCHAR(30) NOT NULL COMMENT '用户账号',
  password VARCHAR(100) DEFAULT '' COMMENT '密码',
  phonenumber VARCHAR(11) DEFAULT '' COMMENT '手机号码',
  id_card VARCHAR(18) COMMENT '身份证号',
  salt CHAR(32)
) COMMENT='用户信息表';
