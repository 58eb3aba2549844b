-- ----------------------------
-- Records of t_student
-- ----------------------------
BEGIN;
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (1, '201831384', '吕正大', '330324200007090847', '19975351268', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (2, '201810537', '贾发启', '500236200311251694', '17340740083', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (3, '201823686', '杜海根', '500236200308081743', '15016667977', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (4, '201834493', '傅志明', '500236200302071130', '13878211766', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (5, '201885298', '薛雪', '340123200304183120', '19984838786', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (6, '201859911', '曹若', '500236200301083762', '15659111069', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (7, '201813856', '龙平', '500236200005132064', '15373361792', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (8, '201876152', '方斌德', '500236200207063175', '17023028346', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (9, '201812887', '黎长水', '500236200002102804', '15806132600', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (10, '201843481', '郑子杰', '500236200104102522', '15238808215', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (11, '201874839', '任爱东', '211481200206283904', '17827217266', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (12, '201801730', '龚勇爱', '50023620010417346X', '18183322876', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (13, '201820086', '常娟正', '500236200311061006', '18234562837', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (14, '201899341', '钱水轩', '500236200002283713', '15066468359', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (15, '201820508', '郝辉树', '500236200212010748', '18805261180', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (16, '201894150', '蔡梓水', '500236200012221217', '19199503999', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (17, '201897953', '王怡大', '500236200007221247', '13504839457', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (18, '201815181', '汪荣婷', '500236200104070698', '15300733657', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (19, '201815671', '雷凤慧', '500236200105283441', '13160882479', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (20, '201863753', '金启永', '371328200306270251', '15638035709', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (21, '201808909', '田思晓', '500236200304262897', '17778025062', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (22, '201845350', '田婷凤', '500236200311180435', '15998944019', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (23, '201823298', '萧国', '50023620030624246X', '13562085443', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (24, '201841918', '常民小', '500236200109050653', '15659713815', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (25, '201865702', '白建荣', '500236200010172116', '18341952931', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (26, '201807874', '田彩诗', '500236200210110091', '13149182912', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (27, '201833891', '贾金', '500236200010232377', '18805967370', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (28, '201824295', '崔勇雪', '450921200009082366', '19537849960', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (29, '201862857', '孙辉清', '500236200103091227', '13910265249', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (30, '201836531', '叶航', '34012320010505318X', '13080106703', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (31, '201887413', '邓根', '500236200003040086', '15982931743', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (32, '201815317', '孟斌', '50023620020918259X', '15604232397', '201809');
INSERT INTO `t_student` (`id`,`xh`,`xm`,`sfzh`,`lxdh`,`rxny`) VALUES (33, '201859670', '唐春荣', '500236200002221088', '15072619940', '201809');
COMMIT;

SET FOREIGN_KEY_CHECKS = 1;
