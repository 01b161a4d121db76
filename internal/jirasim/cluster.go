// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"strconv"
	"strings"
)

// routeCookie is the load balancer's: it sends those who keep it to the same node.
const routeCookie = "ROUTEID"

// chooseNode is the load balancer: the cookie's node where sessions are sticky, otherwise the next one.
func (e *exchange) chooseNode() {
	s := e.server
	if s.settings.StickySessions {
		if cookie, err := e.request.Cookie(routeCookie); err == nil {
			node, err := strconv.Atoi(strings.TrimPrefix(cookie.Value, ".node"))
			if err == nil && node >= 1 && node <= s.settings.Nodes {
				e.node = node
				return
			}
		}
	}
	e.node = s.nextNode + 1
	s.nextNode = (s.nextNode + 1) % s.settings.Nodes
	if s.settings.StickySessions && s.settings.Nodes > 1 {
		cookie := http.Cookie{Name: routeCookie, Value: "." + nodeName(e.node), Path: "/"}
		e.header.Add("Set-Cookie", cookie.String())
	}
}

func nodeName(node int) string { return "node" + strconv.Itoa(node) }

// notReplicated tells, as often as a read may miss it, that this node has not heard of a new user yet (facts 6.3).
func (e *exchange) notReplicated(user *storedUser) bool {
	if user.unseenReads == 0 || e.request.Method != http.MethodGet || e.server.settings.Nodes > 1 && user.createdOn == e.node {
		return false
	}
	user.unseenReads--
	return true
}
