$("#loginForm").validate({rules:{password:{required:true,minlength:8},pwd2:{equalTo:"#password"}},
messages:{password:{required:"密码不能为空",minlength:"密码不能少于8位"},pwd2:"两次密码不一致"}});
var pwd=$("#password").val(); $("#password").val(md5(pwd)); data.password=encrypt.encrypt(pwd);
