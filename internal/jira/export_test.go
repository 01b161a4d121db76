// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net"
)

// DialWith has the client open its connections so: tests that let time pass quickly need a network in memory.
func (c *Client) DialWith(dial func(ctx context.Context, network, address string) (net.Conn, error)) {
	c.pool.DialContext = dial
}
