// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

// Replica is what the nodes of a cluster have received of a new user, group, membership or property (facts 6.3). The zero
// value is known to all nodes.
type Replica struct {
	createdOnNode, missingReads int
}

// NewReplica returns the replica of an object that was created through REST on a node (from 1).
func (s *Store) NewReplica(node int) Replica {
	return Replica{createdOnNode: node, missingReads: s.settings.ReplicationReads}
}

// Missing reports whether a read on a node (from 1) misses the object, because the node has not received it yet. Every such
// read counts.
func (s *Store) Missing(replica *Replica, node int) bool {
	if replica.missingReads == 0 || s.settings.Nodes > 1 && replica.createdOnNode == node {
		return false
	}
	replica.missingReads--
	return true
}
