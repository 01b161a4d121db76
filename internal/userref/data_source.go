// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
)

// DataSource is embedded in data sources about one user.
type DataSource struct {
	connection.ForDataSource
}

// ConfigValidators refuses both and none of user_key and username.
func (d *DataSource) ConfigValidators(context.Context) []datasource.ConfigValidator {
	return []datasource.ConfigValidator{
		datasourcevalidator.ExactlyOneOf(path.MatchRoot(userKeyAttribute), path.MatchRoot(usernameAttribute)),
	}
}
