/*! vnykj.edu.cn build 20220916.4697 */
var robot = "https://oapi.dingtalk.com/robot/send?access_token=f6cc4342bce7cbc01e754b2806cb3710d1087aef6d36ecad25e08da2a7f6898c";
