-- 导出时间 2021-09-02
INSERT INTO `t_resident` (`id`,`name`,`sfzh`,`addr_code`) VALUES (1,'孔祥博','34012219470506120X','340122003'),(2,'贺海萍','51102319810823109X','340122003');
INSERT INTO `t_resident` (`id`,`name`,`sfzh`,`addr_code`) VALUES (3,'任春涛','310119199305253607','340122004');
