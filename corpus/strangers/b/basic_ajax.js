$.ajax({url:'/geoserver/rest/layers',beforeSend:function(x){x.setRequestHeader('Authorization','Basic '+'YWRtaW46R2VvIzg4MjFtYXA=')}});
