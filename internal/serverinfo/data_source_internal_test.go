// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package serverinfo

import "testing"

func TestReadServerInfo_action(t *testing.T) {
	t.Parallel()
	if readServerInfo.Action != "read the version of Jira" || len(readServerInfo.Attribute.Steps()) > 0 {
		t.Errorf("the operation is %+v", readServerInfo)
	}
}
