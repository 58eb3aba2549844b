$('#f').validate({rules:{password:{required:true,minlength:8},repassword:{equalTo:'#password'}},messages:{password:{required:'请输入密码',minlength:'密码长度不能少于8位'},repassword:{equalTo:'两次密码输入不一致'}}});
var password = $('#password').val(); if(password==''){layer.msg('密码不能为空');}
