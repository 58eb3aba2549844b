axios.defaults.headers.common['X-Token'] = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6IDcsICJuIjogInJlcG9ydCJ9.m0cLEQyEWjtU_GHtwZfE2HgoWk2iD5If_k0Vkm6DFpc'; // 临时
