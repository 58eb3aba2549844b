const pool='jdbc:oracle:thin:lis/lis#2012@172.20.1.5:1521:orcl';
