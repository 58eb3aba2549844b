CREATE USER 'tjfx'@'%' IDENTIFIED BY 'Tjfx_2021_pw';
GRANT SELECT ON szzf.* TO 'tjfx'@'%';
INSERT INTO sys_user(login_name,password) VALUES('lijuan','lj850612');
