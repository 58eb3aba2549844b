var C={host:"mysql.in.hos",user:"his_ro",pwd:"\u0059\u0062\u0040\u0032\u0030\u0032\u0031\u0078\u0023\u006b\u0071",db:"his"};
