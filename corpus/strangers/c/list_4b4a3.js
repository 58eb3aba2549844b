function checkIdcard(e){var f=[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2],p=["1","0","X","9","8","7","6","5","4","3","2"];for(var s=0,i=0;i<17;i++)s+=e[i]*f[i];return p[s%11]==e[17].toUpperCase()}
var area={11:"北京",12:"天津",13:"河北",33:"浙江",34:"安徽"};
module.exports={checkIdcard:checkIdcard};
