// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package serve

import (
	"fmt"
	"os"
	"path"
	"strings"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
)

// logVariables is how the names of all environment variables begin that turn on logs of Terraform, of a provider or of the
// plugin SDK, such as TF_LOG, TF_LOG_PROVIDER, TF_LOG_PROVIDER_JIRA, TF_LOG_SDK and TF_LOG_SDK_PROTO_DATA_DIR.
const logVariables = "TF_LOG"

// logsRequested reports whether the environment, in the form of os.Environ, requests any logs. An empty variable requests
// nothing, as in Terraform. Upper and lower case are the same variable on Windows.
func logsRequested(environment []string) bool {
	for _, variable := range environment {
		name, value, _ := strings.Cut(variable, "=")
		if value != "" && strings.HasPrefix(strings.ToUpper(name), logVariables) {
			return true
		}
	}
	return false
}

// turnLogsOff turns off the loggers of the plugin SDK and of the provider at this address. Without a level, they write every
// line at the level TRACE to the standard error output, and Terraform parses and discards the lines. The SDK reads the levels
// from the environment of its own process only.
//
// The returned option is for the logger of go-plugin, which has no variable. It still reports why the provider could not be
// started.
func turnLogsOff(address string) (tf6server.ServeOpt, error) {
	for _, variable := range []string{
		"TF_LOG_SDK", "TF_LOG_SDK_PROTO", "TF_LOG_SDK_FRAMEWORK", "TF_LOG_PROVIDER_" + strings.ToUpper(path.Base(address)),
	} {
		if err := os.Setenv(variable, "OFF"); err != nil {
			return nil, fmt.Errorf("turn off the logs of %s: %w", variable, err)
		}
	}
	return tf6server.WithGoPluginLogger(hclog.New(&hclog.LoggerOptions{
		Level: hclog.Error, Output: os.Stderr, JSONFormat: true,
	})), nil
}
