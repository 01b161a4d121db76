// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"strconv"
	"strings"
)

// routeCookie is the cookie with which the load balancer sends a client to the same node.
const routeCookie = "ROUTEID"

// chooseNode acts as the load balancer: it chooses the node of the cookie if sessions are sticky, otherwise the next node.
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
