// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package serve

import "testing"

func TestLogsRequested(t *testing.T) {
	t.Parallel()
	for variable, want := range map[string]bool{
		"TF_LOG=TRACE": true, "TF_LOG=OFF": true, "TF_LOG_PROVIDER=INFO": true, "TF_LOG_PROVIDER_JIRA=WARN": true,
		"TF_LOG_SDK=ERROR": true, "TF_LOG_SDK_PROTO=TRACE": true, "TF_LOG_SDK_FRAMEWORK=TRACE": true,
		"TF_LOG_SDK_PROTO_DATA_DIR=/tmp": true, "TF_LOG_PATH=/tmp/log": true, "tf_log=trace": true,
		"TF_LOG=": false, "TF_ACC_LOG=1": false, "TF_PLUGIN_MAGIC_COOKIE=TF_LOG": false, "LOG=1": false,
	} {
		if got := logsRequested([]string{"PATH=/bin", variable, "HOME=/"}); got != want {
			t.Errorf("logsRequested with %s = %t, want %t", variable, got, want)
		}
	}
}
