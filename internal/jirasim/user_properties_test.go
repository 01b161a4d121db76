// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestUserProperties(t *testing.T) {
	t.Parallel()
	const path = "/rest/api/2/user/properties"
	server := startJira(t, Settings{})
	robot := addRobot(server, "robot")
	admin := server.asAdmin(t)
	admin.get(path+"?username=robot").expect(t, 200, `{"keys":[]}`)
	admin.send("PUT", path+"/a.b?userKey="+robot.Key, `{"x": [1, null]}`).expect(t, 201)
	admin.send("PUT", path+"/a.b?username=robot", `"<text>"`).expect(t, 200)
	admin.get(path+"/a.b?username=robot").expect(t, 200, `{"key":"a.b","value":"<text>"}`)
	admin.get(path+"?userKey="+robot.Key).expect(t, 200, `{"keys":[{"self":"`+server.URL()+path+`/a.b?userKey=`+robot.Key+`","key":"a.b"}]}`)
	for request, status := range map[[3]string]int{
		{"GET", "/none?username=robot", ""}:                                  404,
		{"PUT", "/" + strings.Repeat("k", 256) + "?username=robot", "1"}:     400,
		{"PUT", "/k?username=robot", `"` + strings.Repeat("v", 32767) + `"`}: 400,
		{"PUT", "/k?username=robot", "{nonsense"}:                            400,
		{"PUT", "/k?username=ghost", "1"}:                                    404,
		{"PUT", "/k?userKey=ghost", "1"}:                                     404,
		{"PUT", "/k", "1"}:                                                   400,
		{"DELETE", "/none?username=robot", ""}:                               404,
	} {
		admin.send(request[0], path+request[1], request[2]).expect(t, status)
	}
	server.clientAs(t, "robot", "robot").send("PUT", path+"/k?username=admin", "1").expect(t, 403)
	server.clientAs(t, "robot", "robot").send("DELETE", path+"/a.b?username=robot", "").expect(t, 204)
	if _, found := server.Property("robot", "a.b"); found {
		t.Error("the deleted property still exists")
	}
	server.SetProperty("robot", "k", "[1]")
	admin.get(path+"/k?username=robot").expect(t, 200, `"value":[1]`)
	server.RemoveProperty("robot", "k")
	admin.get(path+"/k?username=robot").expect(t, 404)
}
